import '@/tests/support/environment';
import { expect, test } from 'vitest';
import { addressFault, postOutside } from './outgoing';

const PRIVATE = [
  'https://127.0.0.1/x',
  'https://10.1.2.3/',
  'https://[::1]/',
  'https://[::ffff:192.168.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://[fd00::1]/',
];

test.each(PRIVATE)('%s is refused as a private address', (url) => {
  expect(addressFault(url)).toBe('The address is a private one');
});

test('an address without TLS, with a password, or whose name leads into the house is refused', async () => {
  expect(addressFault('http://hooks.example/')).toBe('The address must begin with https://');
  expect(addressFault('https://me:secret@hooks.example/')).toBe('The address must not hold a password');
  expect(addressFault('javascript:alert(1)')).toBe('The address must begin with https://');
  expect(addressFault('nothing')).toBe('This is no address');
  await expect(postOutside('https://localhost/', '{}', {})).rejects.toThrow('the name leads to a private address');
});
