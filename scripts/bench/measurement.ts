/** What a measurement is given. */
export interface Bench {
  /** 1 for the sizes that the promises name; smaller for a quick look. */
  scale: number;
  repetitions: number;
  /** A second empty database, for the one that compares two. */
  otherUrl: string | null;
  /** The file PostgreSQL writes its log to. */
  serverLog: string;
}

/** One promise, measured. */
export interface Finding {
  what: string;
  /** What the result is made of, in words. */
  sides: string[];
  value: number;
  /** `reported`: nothing was promised. */
  bound: 'least' | 'most' | 'reported';
  target: number;
  notes: string[];
}

export type Measurement = (bench: Bench) => Promise<Finding[]>;
