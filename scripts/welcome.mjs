/**
 * What a person needs who started the application and wants to look at it, as a block of text.
 * @param {{ APP_ORIGIN: string, INGEST_ORIGIN: string, signIn: import('./first-sign-in.mjs').SignIn | null, logs: string, seconds: number }} of
 */
export function welcome({ APP_ORIGIN, INGEST_ORIGIN, signIn, logs, seconds }) {
  const rows = [
    ['Open', APP_ORIGIN],
    ...(signIn
      ? [
          ['Sign in as', signIn.admin.email],
          ['Password', signIn.admin.password],
        ]
      : []),
    ...(signIn?.colleague
      ? [
          ['or, one team', signIn.colleague.email],
          ['Password', signIn.colleague.password],
        ]
      : []),
    ['Send events to', INGEST_ORIGIN],
    ...(signIn ? [['Write key', signIn.writeKey]] : []),
    ['Logs', logs],
  ];
  const table = rows.map(([name, value]) => `    ${name.padEnd(16)}${value}`);
  return `${['', `  Rapport is ready (${seconds.toFixed(1)} s)`, '', ...table, ...(signIn ? trial(INGEST_ORIGIN, signIn) : []), '', '  Ctrl-C stops everything.', ''].join('\n')}\n`;
}

function trial(ingest, { writeKey }) {
  const event = { event: 'Report viewed', userId: 'try-it', context: { groupId: 'try-it' }, properties: { module: 'Reports' } };
  return [
    '',
    '  Send a first event:',
    '',
    `    curl ${ingest}/v1/track -u ${writeKey}: -H 'Content-Type: application/json' \\`,
    `      -d '${JSON.stringify(event)}'`,
  ];
}
