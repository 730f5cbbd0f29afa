"""ZIP and TAR archives and gzip files: their members, taken out in memory. Parsed in a child process."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial

from solferino.errors import UnreadableInput
from solferino.read.held import Held, bounded, is_wanted

ENCRYPTED = 0x1
CAPTURES = (".warc", ".warc.gz", ".arc", ".arc.gz")


def held(data: bytes, name: str) -> Iterator[Held]:
    """Members in the order of the archive; folders and hidden files are left out."""
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(b"\x1f\x8b") and not _is_tar(data):
        return iter([Held(_unpacked_name(name), partial(bounded, gzip.open(io.BytesIO(data)), len(data)))])
    return _tar(data)


def _zip(data: bytes) -> Iterator[Held]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        package = any(info.filename == "datapackage.json" for info in infos)
        for info in infos:
            place = info.filename
            if info.is_dir() or not is_wanted(place) or (package and not place.lower().endswith(CAPTURES)):
                continue
            yield Held(place, partial(_member, archive, info))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & ENCRYPTED:
        raise UnreadableInput("it is encrypted")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnreadableInput("it is a link")
    with archive.open(info) as file:
        return bounded(file, info.compress_size)


def _is_tar(data: bytes) -> bool:
    try:
        head = gzip.open(io.BytesIO(data)).read(tarfile.BLOCKSIZE)
    except (OSError, EOFError):
        return False
    return head[257:262] == b"ustar"


def _unpacked_name(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") and len(name) > len(".gz") else f"{name}.unpacked"


def _tar(data: bytes) -> Iterator[Held]:
    share = len(data) if data.startswith(b"\x1f\x8b") else 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as archive:
        for info in archive:
            if not info.isdir() and is_wanted(info.name):
                yield Held(info.name, partial(_from_tar, archive, info, share))


def _from_tar(archive: tarfile.TarFile, info: tarfile.TarInfo, share: int) -> bytes:
    """A member's bytes; of a packed archive `share` is its own size, for members have none of their own."""
    if not info.isreg():
        raise UnreadableInput("it is a link" if info.issym() or info.islnk() else "it is no regular file")
    file = archive.extractfile(info)
    if file is None:
        raise UnreadableInput("it is no regular file")
    data = bounded(file, share or (0 if info.issparse() else info.size))
    if len(data) != info.size:
        raise UnreadableInput("the archive is cut off in it")
    return data
