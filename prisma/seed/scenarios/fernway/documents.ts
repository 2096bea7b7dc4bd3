import { addDays } from '@/lib/kit/day';
import type { AccountRecord } from '../types';

export interface DemoDocument {
  kind: string;
  name: string;
  tags: string[];
  description: string;
  /** The day it was added. */
  day: string;
  /** A file of these lines, or a link. */
  content: { fileName: string; lines: string[] } | { url: string };
}

/** Those that a newcomer opens first get files; the others a link. */
const WITH_FILES = new Set(['AP-1015', 'AP-1016', 'HF-2041', 'BW-1107', 'CV-1310']);

function filesOf({ id, name, attributes }: AccountRecord, today: string): DemoDocument[] {
  const { plan, seatsContracted, contractStart, country, industry } = attributes;
  const start = String(contractStart);
  return [
    {
      kind: 'Contract',
      name: 'Subscription agreement',
      tags: ['signed', 'legal'],
      description: `Signed by both sides. ${seatsContracted} seats of ${plan}.`,
      day: start,
      content: {
        fileName: `Fernway agreement ${id}.pdf`,
        lines: [
          'Subscription agreement',
          `between Fernway B.V. and ${name}`,
          '',
          `1. Fernway provides its logistics software in the plan ${plan} for ${seatsContracted} named users.`,
          `2. The agreement begins on ${start} and runs for twelve months at a time.`,
          '3. It is renewed unless one side ends it in writing 60 days before the end of a term.',
          `4. Support in ${country} is given on working days between 08:00 and 18:00 local time.`,
          '5. Fees are invoiced yearly in advance and payable within 30 days.',
        ],
      },
    },
    {
      kind: 'QBR',
      name: 'Quarterly review, minutes',
      tags: ['qbr'],
      description: 'What was said and agreed at the last quarterly review.',
      day: addDays(today, -34),
      content: {
        fileName: `QBR minutes ${id}.txt`,
        lines: [
          `Quarterly review with ${name}`,
          '',
          `Present: operations, IT and finance of ${name}; customer success and product of Fernway.`,
          `Adoption in ${industry} is as planned; dispatch and returns are used least.`,
          'Agreed: a training for shift leads, a report on late departures, seats to be counted again before the renewal.',
        ],
      },
    },
  ];
}

/** What lies among an account's assets, oldest first. */
export function documentsOf(account: AccountRecord, today: string): DemoDocument[] {
  const workspace: DemoDocument = {
    kind: 'Plan',
    name: 'Shared workspace',
    tags: ['shared'],
    description: 'Roll-out plan and open points, kept together with the customer.',
    day: addDays(today, -120),
    content: { url: `https://www.${account.domain}/workspaces/fernway` },
  };
  return WITH_FILES.has(account.id) ? [...filesOf(account, today), workspace] : [workspace];
}
