import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin';

const APP = 'https://rapport.example/';
const from = (headers: Record<string, string>) => isSameOrigin((name) => headers[name] ?? null, APP);

it('believes what the browser says about the page that asks', () => {
  expect(from({ 'sec-fetch-site': 'same-origin', origin: 'https://other-name.example' })).toBe(true);
  expect(from({ 'sec-fetch-site': 'same-site', origin: 'https://rapport.example' })).toBe(false);
  expect(from({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(from({ 'sec-fetch-site': 'none' })).toBe(false);
});

it('compares the origin where the browser says nothing', () => {
  expect(from({ origin: 'https://rapport.example' })).toBe(true);
  expect(from({ origin: 'https://rapport.example.evil.example' })).toBe(false);
  expect(from({ origin: 'null' })).toBe(false);
  expect(from({})).toBe(false);
});
