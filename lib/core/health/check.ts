/** One thing that must be right for the installation to work. */
export interface Check {
  name: string;
  ok: boolean;
  /** What was found. */
  detail: string;
  /** How to mend it; absent when there is nothing to mend. */
  remedy?: string;
}

/** Runs a look at something; one that throws is a check that failed. */
export async function checked(name: string, remedy: string, look: () => Promise<{ ok: boolean; detail: string }>): Promise<Check> {
  try {
    const { ok, detail } = await look();
    return ok ? { name, ok, detail } : { name, ok, detail, remedy };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message || error.name : String(error), remedy };
  }
}
