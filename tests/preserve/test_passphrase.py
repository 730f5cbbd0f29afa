"""A secret opens with its passphrase, on any machine, and with nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.errors import WrongPassphrase
from solferino.preserve.passphrase import lock, unlock

MADE = lock(b"a secret", "correct horse")


def test_secret_opens_with_its_passphrase_only() -> None:
    assert unlock(MADE, "correct horse", "x") == b"a secret"
    assert lock(b"a secret", "correct horse") != MADE
    for data, words in (
        (MADE, "wrong"),
        (MADE[:-1] + bytes([MADE[-1] ^ 1]), "correct horse"),
        (MADE.replace(b" 17 ", b" 16 ", 1), "correct horse"),
        (MADE.replace(b" 17 ", b" 40 ", 1), "correct horse"),
        (MADE[:50], "correct horse"),
        (b"", "correct horse"),
    ):
        with pytest.raises(WrongPassphrase):
            unlock(data, words, "x")
    with pytest.raises(WrongPassphrase):
        lock(b"a secret", "")


@settings(max_examples=30)
@given(st.binary(max_size=80))
def test_any_bytes_are_refused_without_a_crash(data: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(data, "x", "here")
