import { expect, test } from 'vitest';
import { clouds } from '../../src/graph/clouds.ts';
import { checkEndpoint } from '../../src/graph/endpoint.ts';

test.each([
  ...Object.values(clouds).map((cloud) => cloud.graph),
  'https://graph.microsoft.com/',
  'http://127.0.0.1:8080',
  'http://localhost:8080/',
  'http://[::1]:8080',
])('%s may get tokens', (endpoint) => {
  expect(checkEndpoint(endpoint)).toBeUndefined();
});

test.each([
  '',
  'graph.microsoft.com',
  'http://graph.microsoft.com',
  'https://graph.microsoft.com/v1.0',
  'https://graph.microsoft.com:8443',
  'https://graph.microsoft.com.evil.example',
  'https://graph.microsoft.com@evil.example',
  'https://evil.example',
  'http://127.0.0.1.evil.example',
  'http://10.0.0.1',
  'http://0.0.0.0:80',
  'https://127.0.0.1',
  'http://127.0.0.1:8080/?x',
  'http://127.0.0.1:8080/#x',
  'ftp://127.0.0.1',
])('%j may not', (endpoint) => {
  expect(checkEndpoint(endpoint)).toContain('neither the root of');
});

test('a password is not repeated', () => {
  expect(checkEndpoint('http://me:s3cr3t@127.0.0.1')).not.toContain('s3cr3t');
});
