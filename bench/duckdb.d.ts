/** The little of DuckDB's client that the peer needs, so that a checkout type-checks without bench installed. */
declare module '@duckdb/node-api' {
  export interface DuckDBConnection {
    /** Runs one or several statements. */
    run(sql: string): Promise<unknown>;
    closeSync(): void;
  }
  export class DuckDBInstance {
    static create(path: string, options: Readonly<Record<string, string>>): Promise<DuckDBInstance>;
    connect(): Promise<DuckDBConnection>;
    closeSync(): void;
  }
}
