/**
 * What goes to another thread loses its methods and keeps its columns, which are in shared memory and are not copied.
 * This gives an object its methods back.
 */
export function withPrototype<T extends object>(data: T, type: { readonly prototype: T }): T {
  return Object.setPrototypeOf(data, type.prototype) as T;
}
