"""Verifies a webhook (Standard Webhooks, v1) with nothing but Python 3.9 or newer."""

import base64
import hashlib
import hmac
import os
import re
import sys
import time

TOLERANCE_SECONDS = 300


def is_genuine(secret, webhook_id, timestamp, signatures, body, now=None):
    """Whether the webhook is genuine and fresh.

    secret: whsec_…, as the answer to the registration showed it
    webhook_id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
    body: the bytes as they came, before any parsing
    """
    now = time.time() if now is None else now
    if not re.fullmatch(r"[0-9]{1,12}", timestamp) or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret[len("whsec_"):])
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # While a secret is being replaced there are two signatures, and either will do.
    return any(hmac.compare_digest(expected, signature.encode()) for signature in signatures.split(" "))


# To try it: the secret in WEBHOOK_SECRET, the three headers as arguments, the body on standard input.
if __name__ == "__main__":
    print("genuine" if is_genuine(os.environ["WEBHOOK_SECRET"], *sys.argv[1:4], sys.stdin.buffer.read()) else "refused")
