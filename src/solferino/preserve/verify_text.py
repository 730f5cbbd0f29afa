"""`VERIFY.txt`: how to check an export, in words and commands, for somebody who has never heard of this program."""

from collections.abc import Sequence

TEXT = """HOW TO CHECK THIS EXPORT
Log: {origin}

You need Python 3.8 or newer and no network. Nothing here has to be trusted but your own tools.

1. Files. Any BagIt validator, or:       sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt
2. Log, proofs, signatures:               python3 -I -S verify.py .
   verify.py came with this export. Take it from elsewhere, or compare its SHA-256:
   {digest}
3. The key. verify.py prints the fingerprint of the log's key. Compare it with the signed statement, or ask the person
   who holds the key, by another road than this export:
                                          python3 -I -S verify.py . --key FINGERPRINT
4. An older checkpoint or export of this case that you keep shows whether history was changed since:
                                          python3 -I -S verify.py . --against OLD-CHECKPOINT
5. Time stamps (needs openssl). The signature of each, and whether you trust who made it:
{stamps}
   CHAIN.pem is the certificate chain of the authority, taken from the authority, not from this export.

WHAT IT SHOWS, AND WHAT NOT
A  Intact: the files are those that the log names, the log is whole, and nothing of it was left out in silence: entries
   that are not disclosed are there as hashes, in their places.
B  Who and when: names and times in entries are what people and their machines said. A time stamp shows that the log was
   no later than its time. It does not show that it was no earlier.
C  Trust: whose key it is, you must learn elsewhere. That a report is preserved does not make it true.
An older, valid state of the same log looks whole: only step 4, a witness or a later time stamp shows that it is old.
"""


def verify_text(origin: str, stamps: Sequence[str], digest: str) -> str:
    """The text for an export with these time stamps and a `verify.py` of that SHA-256."""
    lines = [
        f"   openssl ts -verify -in {path} -data {path.removesuffix('.tsr')}.note -CAfile CHAIN.pem" for path in stamps
    ]
    return TEXT.format(origin=origin, stamps="\n".join(lines) or "   (there are none in this export)", digest=digest)
