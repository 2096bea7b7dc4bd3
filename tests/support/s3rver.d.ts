declare module 's3rver' {
  interface Settings {
    port: number;
    address: string;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string; configs: string[] }[];
  }

  /** An S3 server in this process, for tests. It accepts the keys S3RVER and S3RVER. */
  class S3rver {
    constructor(settings: Settings);
    run(): Promise<void>;
    close(): Promise<void>;
  }
  export = S3rver;
}
