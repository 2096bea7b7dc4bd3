import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the package's default) at the cost OWASP recommends: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** No look-alikes (0 O 1 l I), so that a printed password can be typed. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GENERATED_LENGTH = 20;

let decoy: Promise<string> | undefined;

/** The stored form of a password; its parameters and salt are part of it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password is right. Without a stored hash it is compared with a decoy, so that an unknown account
 * takes as long as a wrong password.
 */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(generatePassword());
  const right = await verify(stored ?? (await decoy), password);
  return right && Boolean(stored);
}

/** A password of 116 random bits, for people whom an operator makes. */
export function generatePassword(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
