"""Bytes that are no text are not read as text because of their name."""

import random

import pytest

from solferino import read


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_binary_whatever_it_is_called(seed: int) -> None:
    data = b"\x20" + random.Random(seed).randbytes(3000)  # noqa: S311 - noise, no secret
    assert read.media_type(data, "noise.txt") == "application/octet-stream"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_texts_of_all_encodings_stay_texts(encoding: str) -> None:
    data = ("Vier Menschen starben. " * 40 if encoding != "cp1251" else "Четыре человека погибли. " * 40).encode(
        encoding
    )
    assert read.media_type(data, "text.txt") == "text/plain"
