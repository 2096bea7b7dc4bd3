import { isStorable } from '@/lib/kit/plain-text';
import { LIMITS } from './limits';

/** Why an event is refused: the field it is about, and a sentence for its sender. */
export interface Refusal {
  code: string;
  detail: string;
}

/** Whether a text has more than `most` characters (code points, as PostgreSQL counts). */
export function isLonger(text: string, most: number): boolean {
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}

/**
 * Reads the fields of one event and keeps the first fault. Hand-written: this runs for every event, and a schema
 * library costs more here than all the rest.
 */
export class FieldCheck {
  refusal: Refusal | null = null;

  refuse(code: string, detail: string): null {
    this.refusal ??= { code, detail };
    return null;
  }

  /** A text of 1 to `most` characters, or null when absent. */
  text(value: unknown, field: string, most: number = LIMITS.idCharacters): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string' || value === '' || isLonger(value, most)) {
      return this.refuse(field, `${field} must be a text of 1 to ${most} characters`);
    }
    return isStorable(value) ? value : this.refuse(field, `${field} holds a character that cannot be stored`);
  }

  /** As text(), but an empty one counts as absent. */
  label(value: unknown, field: string, most: number = LIMITS.itemCharacters): string | null {
    return value === '' ? null : this.text(value, field, most);
  }

  /** An integer from 0 to `most`, or `standard` when absent. */
  amount(value: unknown, field: string, standard: number, most: number): number {
    if (value === undefined || value === null) return standard;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value === 0 ? 0 : value;
    this.refuse(field, `${field} must be an integer from 0 to ${most}`);
    return standard;
  }
}
