/** Values of the options given on the command line; required ones are there. */
export type Given = Record<string, string>;

export interface Command {
  /** After `npm run rapport --`. */
  usage: string;
  required: readonly string[];
  optional: readonly string[];
  /** Name of the one positional argument, if it takes one. */
  positional?: string;
  /** The answer when there is no database to work on; without it that is an error. */
  withoutDatabase?(reason: string): object;
  /** Loads what does the work; only then is the configuration read. */
  load(): Promise<{ run(given: Given): Promise<object> }>;
}

/** Every command by its words. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'org create': {
    usage: 'org create --name N [--timezone Z] [--currency C]',
    required: ['name'],
    optional: ['timezone', 'currency'],
    load: () => import('./org-create'),
  },
  'org list': { usage: 'org list', required: [], optional: [], load: () => import('./org-list') },
  'user invite': {
    usage: 'user invite --org O --email E --name N [--role R] [--licence L]',
    required: ['org', 'email', 'name'],
    optional: ['role', 'licence'],
    load: () => import('./user-invite'),
  },
  'key create': {
    usage: 'key create --org O --kind api|write --name N [--scopes ingest,read,write,admin]',
    required: ['org', 'kind', 'name'],
    optional: ['scopes'],
    load: () => import('./key-create'),
  },
  'key revoke': { usage: 'key revoke --org O --id ID', required: ['org', 'id'], optional: [], load: () => import('./key-revoke') },
  'import events': {
    usage: 'import events FILE.ndjson[.gz] --org O',
    required: ['org'],
    optional: [],
    positional: 'file',
    load: () => import('./import-events'),
  },
  recompute: { usage: 'recompute --org O [--from YYYY-MM-DD]', required: ['org'], optional: ['from'], load: () => import('./recompute') },
  doctor: {
    usage: 'doctor',
    required: [],
    optional: [],
    withoutDatabase: (detail) => ({
      ok: false,
      checks: [{ name: 'database', ok: false, detail, remedy: 'Start PostgreSQL, or correct DATABASE_URL' }],
    }),
    load: () => import('./doctor'),
  },
};
