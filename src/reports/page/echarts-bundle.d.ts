/** The library bundled into one file has the types of the library. */
declare module 'echarts/dist/echarts.esm.min' {
  export * from 'echarts';
}
