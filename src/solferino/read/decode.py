"""Bytes to text: byte order marks, UTF-8, UTF-16, legacy encodings. What had to be done is noted."""

import charset_normalizer

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAMPLE_BYTES = 64_000
WIDE_SHARE = 0.3  # of the bytes at odd or even places are zero in UTF-16 text of Latin script


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text and notes on how it was had. Characters that no encoding explains become U+FFFD, and the notes say so."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    wide = _wide(data)
    if wide:
        return _strictly(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
        return text, () if encoding == "utf-8-sig" else (f"decoded as {encoding}",)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, (f"decoded as {encoding}; some bytes could not be read and are shown as U+FFFD",)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a sample is mostly zero."""
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > WIDE_SHARE and even < WIDE_SHARE / 3:
        return "utf-16-le"
    return "utf-16-be" if even > WIDE_SHARE and odd < WIDE_SHARE / 3 else None


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    best = charset_normalizer.from_bytes(data[:SAMPLE_BYTES]).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, errors="replace")
    note = f"decoded as {encoding}, a guess: the text names no encoding"
    return text, (note,) if "\ufffd" not in text else (note, "some bytes could not be read and are shown as U+FFFD")
