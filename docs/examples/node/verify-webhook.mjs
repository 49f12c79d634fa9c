// Verifies a webhook (Standard Webhooks, v1) with nothing but Node 18 or newer.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';

const TOLERANCE_SECONDS = 300;

/**
 * Whether the webhook is genuine and fresh.
 *
 * @param {string} secret whsec_…, as the answer to the registration showed it
 * @param {{id: string, timestamp: string, signatures: string}} headers webhook-id, webhook-timestamp, webhook-signature
 * @param {Buffer} body the bytes as they came, before any parsing
 * @param {number} now seconds
 */
export function isGenuine(secret, { id, timestamp, signatures }, body, now = Date.now() / 1000) {
  if (!/^[0-9]{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) {
    return false;
  }
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = Buffer.from(
    'v1,' + createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64'));
  // While a secret is being replaced there are two signatures, and either will do.
  return signatures
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
}

// To try it: the secret in WEBHOOK_SECRET, the three headers as arguments, the body on standard input.
if (import.meta.url === pathToFileURL(argv[1]).href) {
  const [id, timestamp, signatures] = argv.slice(2);
  const genuine = isGenuine(env.WEBHOOK_SECRET, { id, timestamp, signatures }, readFileSync(0));
  console.log(genuine ? 'genuine' : 'refused');
}
