"""Secrets behind a passphrase: scrypt (RFC 7914) and ChaCha20-Poly1305 (RFC 8439), with the cost written in the file.

age has passphrases too, but its library refuses a file whose cost it thinks too high for the machine at that moment: a
key made on a fast machine might not open on a slow or busy one. A key of evidence must always open.
"""

import base64
import os

from cryptography import exceptions
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.primitives.kdf import scrypt

from solferino.errors import WrongPassphrase

MARK = "solferino-secret/1"
COST = 17  # scrypt's N is two to this: 128 MiB and about half a second for each guess
LOWEST_COST, HIGHEST_COST = 14, 20
BLOCK, SALT_BYTES, NONCE_BYTES, KEY_BYTES = 8, 16, 12, 32


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    return scrypt.Scrypt(salt=salt, length=KEY_BYTES, n=1 << cost, r=BLOCK, p=1).derive(passphrase.encode())


def lock(plain: bytes, passphrase: str) -> bytes:
    """A secret behind a passphrase. Raises `WrongPassphrase` where that is empty."""
    if not passphrase:
        raise WrongPassphrase("a key needs a passphrase", hint="give one that nobody can guess")
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    head = f"{MARK} scrypt {COST} {base64.b64encode(salt).decode()}\n".encode()
    return head + nonce + aead.ChaCha20Poly1305(_key(passphrase, salt, COST)).encrypt(nonce, plain, head)


def unlock(data: bytes, passphrase: str, where: str) -> bytes:
    """The secret. Raises `WrongPassphrase` where it does not open, be it the passphrase or a changed file."""
    head, newline, rest = data.partition(b"\n")
    words = head.decode("ascii", errors="replace").split(" ")
    try:
        mark, kind, cost, salt = words
        if (mark, kind) != (MARK, "scrypt") or not LOWEST_COST <= int(cost) <= HIGHEST_COST:
            raise ValueError(cost)
        key = _key(passphrase, base64.b64decode(salt, validate=True), int(cost))
        return aead.ChaCha20Poly1305(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], head + newline)
    except (ValueError, exceptions.InvalidTag) as error:
        hint = "try again; there is no other way in"
        raise WrongPassphrase("the passphrase does not open the key", where=where, hint=hint) from error
