import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { env } from '../env';
import { DrawingError } from './drawing-error';

const LIMIT_MS = 180_000;
/** Where programs are looked for: LibreOffice starts some, and gets nothing else of our surroundings. */
const PATH = '/usr/local/bin:/usr/bin:/bin';

/** No macros, nothing active, and nothing fetched from elsewhere, whatever a document asks for. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${['DisableMacrosExecution', 'DisableActiveContent', 'BlockUntrustedRefererLinks', 'DisableOLEAutomation']
  .map(
    (name) =>
      `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${name}" oor:op="fuse"><value>true</value></prop></item>`,
  )
  .join('\n')}
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>`;

/** Runs LibreOffice with a profile and an environment of its own, and ends it with all that it started. */
function run(folder: string, args: readonly string[]): Promise<void> {
  const { NODE_ENV, SOFFICE } = env();
  return new Promise((resolve, reject) => {
    const office = spawn(SOFFICE, args, { detached: true, stdio: 'ignore', cwd: folder, env: { NODE_ENV, PATH, HOME: folder, TMPDIR: folder } });
    const end = () => office.pid !== undefined && process.kill(-office.pid, 'SIGKILL');
    const late = setTimeout(() => {
      end();
      reject(new DrawingError('too_slow'));
    }, LIMIT_MS);
    office.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      reject(error.code === 'ENOENT' ? new DrawingError('no_office') : error);
    });
    office.once('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

/**
 * Makes a PDF of an office file by LibreOffice.
 * @returns the PDF's path, within the folder
 * @throws DrawingError no_office where LibreOffice isn't installed; damaged for what it can't open
 */
export async function convertOffice(path: string, folder: string): Promise<string> {
  const profile = join(folder, 'profile');
  const out = join(folder, 'converted');
  await mkdir(join(profile, 'user'), { recursive: true });
  await mkdir(out);
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
  const quiet = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'];
  await run(folder, [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...quiet, '--convert-to', 'pdf', '--outdir', out, path]);
  const [made] = await readdir(out);
  if (made === undefined) throw new DrawingError('damaged');
  return join(out, made);
}
