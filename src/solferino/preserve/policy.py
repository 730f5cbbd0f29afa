"""Trust policies (C2SP tlog-policy): which logs are known, which witnesses, and how many of them must have signed."""

from collections.abc import Iterable
from dataclasses import dataclass

from solferino.errors import BadNote, BadPolicy
from solferino.preserve.note import COSIGNATURE, ED25519, Note, VerifierKey, check, parse_key

NONE = "none"
MOST_LINES = 1000
LARGEST_POLICY = 200_000  # bytes


@dataclass(frozen=True, slots=True)
class Group:
    """Members of whom at least `needed` must have signed."""

    needed: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Known logs, named witnesses and groups, and the name that must be satisfied."""

    logs: tuple[VerifierKey, ...]
    witnesses: dict[str, VerifierKey]
    groups: dict[str, Group]
    quorum: str

    def satisfied(self, note: Note, origin: str) -> bool:
        """Whether a known log of that origin signed the note and enough witnesses cosigned it. Raises `BadNote`."""
        signed = check(note, [*self.logs, *self.witnesses.values()])
        if not any(key in signed and key.name == origin for key in self.logs):
            return False
        return self.met({name for name, key in self.witnesses.items() if key in signed})

    def met(self, signed: set[str]) -> bool:
        """Whether these witnesses are enough. Groups name only what stands before them, so one pass is enough."""
        done = set(signed)
        for name, group in self.groups.items():
            if sum(member in done for member in group.members) >= group.needed:
                done.add(name)
        return self.quorum == NONE or self.quorum in done


def parse(data: bytes) -> Policy:
    """Read a policy. Raises `BadPolicy` where a line cannot be read or names what was not defined before it."""
    if len(data) > LARGEST_POLICY or any((c < 0x20 and c not in b"\t\n") or c == 0x7F for c in data):  # noqa: PLR2004
        raise BadPolicy("a policy with signs that none may hold, or too long to be one")
    lines = [line.split() for line in _words(data)]
    if len(lines) > MOST_LINES:
        raise BadPolicy("a policy with too many lines")
    logs: list[VerifierKey] = []
    witnesses: dict[str, VerifierKey] = {}
    groups: dict[str, Group] = {}
    quorums: list[str] = []
    used: set[str] = set()
    for words in lines:
        kind, rest = words[0], words[1:]
        if kind == "log" and len(rest) in (1, 2):
            logs.append(_key(rest[0], ED25519, logs))
        elif kind == "witness" and len(rest) in (2, 3):
            _new_name(rest[0], {*witnesses, *groups})
            witnesses[rest[0]] = _key(rest[1], COSIGNATURE, witnesses.values())
        elif kind == "group" and len(rest) >= 3:  # noqa: PLR2004 - name, number, one member
            _new_name(rest[0], {*witnesses, *groups})
            groups[rest[0]] = _group(rest[1], rest[2:], {*witnesses, *groups}, used)
        elif kind == "quorum" and len(rest) == 1 and rest[0] in {NONE, *witnesses, *groups}:
            quorums.append(rest[0])
        else:
            raise BadPolicy("a line of the policy cannot be read", where=" ".join(words)[:80])
    if len(quorums) != 1:
        raise BadPolicy("a policy has exactly one line `quorum`")
    return Policy(tuple(logs), witnesses, groups, quorums[0])


def _words(data: bytes) -> Iterable[str]:
    for line in data.decode("utf-8", errors="surrogateescape").split("\n"):
        plain = line.strip(" \t")
        if plain and not plain.startswith("#"):
            yield plain


def _key(text: str, algorithm: int, known: Iterable[VerifierKey]) -> VerifierKey:
    try:
        key = parse_key(text)
    except BadNote as error:
        raise BadPolicy(error.what, where=error.where, hint=error.hint) from error
    if key.algorithm != algorithm:
        raise BadPolicy("a key of the wrong kind: logs sign, witnesses cosign", where=key.name)
    if any(other.public == key.public for other in known):
        raise BadPolicy("one key under two names", where=key.name)
    return key


def _new_name(name: str, known: set[str]) -> None:
    if name == NONE or name in known:
        raise BadPolicy("a name that is taken", where=name)


def _group(number: str, members: list[str], known: set[str], used: set[str]) -> Group:
    for member in members:
        if member not in known or member in used:
            raise BadPolicy("a member that is not defined yet, or belongs to a group already", where=member)
        used.add(member)
    least = {"any": 1, "all": len(members)}.get(number)
    needed = least if least is not None else int(number) if number.isdecimal() and number.isascii() else 0
    if not 1 <= needed <= len(members):
        raise BadPolicy("a group that can never be satisfied, or always is", where=number)
    return Group(needed, tuple(members))
