"""A case: one folder, one register. One method per verb; the command line and the web only call these."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import solferino
from solferino import collect, preserve, read, report
from solferino.case import as_of, importing, own_places, taking
from solferino.case.added import Added, Sealed, Signed, summed_up
from solferino.case.auditing import Kept, audit_folder, compared, last_audit, log_audit
from solferino.case.comparing import Comparing
from solferino.case.deciding import Asked, decided, stands
from solferino.case.decisions import ACTION, from_event, resolve, to_detail, verdict_of
from solferino.case.deriving import Progress, derive, quiet
from solferino.case.excerpt import excerpt
from solferino.case.explaining import explain
from solferino.case.exporting import ALL, HandedOut, log_export
from solferino.case.gathering import Head, gathered, opened, whole
from solferino.case.layout import REGISTER, VAULT, Settings, read_settings, write_settings
from solferino.case.learning import learned
from solferino.errors import CaseExists, RefusedSignature, SolferinoError, UnwritableOutput
from solferino.model.decision import Decision
from solferino.model.dossier import Dossier
from solferino.model.exhibit import Intake
from solferino.model.explanation import Reason
from solferino.preserve.fault import Fault
from solferino.preserve.leaves import EXPORT
from solferino.preserve.vault import Vault


def _now() -> datetime:
    return datetime.now(UTC)


class Case(Comparing):
    """A case in a folder. `by` is who acts, `now` the clock."""

    def __init__(self, folder: Path, *, by: str, now: Callable[[], datetime] = _now) -> None:
        self.folder = folder
        self.by = by
        self.now = now
        self.settings = read_settings(folder)
        self.vault = Vault.open(folder / VAULT)

    @classmethod
    def create(cls, folder: Path, *, title: str, by: str, now: Callable[[], datetime] = _now) -> Case:
        """A new case. Raises `CaseExists` where the folder holds anything."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CaseExists("the folder is not empty", where=str(folder), hint="choose a new folder for the case")
        moment = now()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableOutput(f"the folder cannot be made: {error.strerror}", where=str(folder)) from error
        plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "case"
        unique = hashlib.sha256(f"{title}{moment.isoformat()}{folder}".encode()).hexdigest()[:12]
        origin = f"solferino.case/{plain}/{unique}"
        Vault.create(folder / VAULT, origin=origin, by=by, now=moment)
        write_settings(folder, Settings(title, origin))
        return cls(folder, by=by, now=now)

    @classmethod
    def open(cls, folder: Path, *, by: str, now: Callable[[], datetime] = _now) -> Case:
        """An existing case. Raises `NotACase`."""
        return cls(folder, by=by, now=now)

    def add(
        self,
        locations: Iterable[str],
        *,
        published: date | None = None,
        source: str | None = None,
        progress: Progress = quiet,
        executor: Executor | None = None,
    ) -> Added:
        """Preserve what lies at the locations, read it, link and assess. What is unreadable stays preserved."""
        details = {k: v for k, v in (("published", str(published) if published else None), ("source", source)) if v}
        own_places.take_in(self.folder, self.vault, by=self.by, at=self.now())
        known_exhibits = {exhibit.id for exhibit in self.vault.exhibits()}
        received, refused = self._take_in(locations, details, progress)
        self.vault.reload()
        names = {exhibit.id: exhibit.name for exhibit in self.vault.exhibits()}
        moved = derive(self.vault, self.folder / REGISTER, progress=progress, executor=executor, watched=True)
        return summed_up(self.folder, moved, received, known_exhibits, tuple(refused), names)

    def import_register(self, location: str, mapping: str, *, progress: Progress = quiet) -> Added:
        """Preserve a table with the mapping of its columns, and read each row as an account.

        Raises `BadMapping`, `UnreadableInput` (a table that does not fit is preserved), `MissingInput`, `RefusedInput`.
        """
        known = {exhibit.id for exhibit in self.vault.exhibits()}
        (intake,) = importing.tables(collect.fetch(location, by=self.by, now=self.now()), location)
        kept = importing.keep(self.vault, intake, importing.chosen(mapping))
        self.vault.reload()
        moved = derive(self.vault, self.folder / REGISTER, progress=progress, watched=True)
        names = {exhibit.id: exhibit.name for exhibit in self.vault.exhibits()}
        return summed_up(self.folder, moved, [kept], known, (), names)

    def _take_in(
        self, locations: Iterable[str], details: dict[str, str], progress: Progress
    ) -> tuple[list[str], list[tuple[str, str]]]:
        """Deposit what lies there and what it holds: ids received, and what was refused with the reason."""
        refused: list[tuple[str, str]] = []

        def note(error: SolferinoError) -> None:
            refused.append((error.where or "", error.what + (f"; {error.hint}" if error.hint else "")))

        with self.vault.writing() as writer:
            received = taking.deposit(writer, self._fetched(locations, note), details, note, progress)
        return received, refused

    def _fetched(self, locations: Iterable[str], note: Callable[[SolferinoError], None]) -> Iterable[Intake]:
        """Intakes; a location that cannot be taken in is noted, the others go on. Raises if it is the only one."""
        wanted = list(locations)
        for location in wanted:
            try:
                found = collect.fetch(location, by=self.by, now=self.now(), refuse=note)
                yield from taking.without_own(found, self.folder, note)
            except SolferinoError as error:
                if len(wanted) == 1:
                    raise
                note(error)

    def dossier(self, *, view: str = "restricted", incident: str | None = None, day: date | None = None) -> Dossier:
        """Everything a report shows, or one incident of it with its documents; `day`: as known on that day."""
        derive(self.vault, self.folder / REGISTER)
        head = Head(self.settings.title, self.now(), f"Solferino {solferino.__version__}", view)
        dossier = as_of.as_of(gathered(self.folder, self.vault, head), day)
        return dossier if incident is None else excerpt(dossier, resolve(incident, [i.id for i in dossier.incidents]))

    def show(self, incident: str | None = None, *, known_on: date | None = None) -> Dossier:
        """The register, or one incident, as it stands, or as it was known on a day."""
        return self.dossier(incident=incident, day=known_on)

    def explain(self, identity: str) -> tuple[Reason, ...]:
        """Why each field of a claim or account has its value. Raises `UnknownItem`."""
        return explain(self.dossier(), identity)

    def report(self, format: str, *, view: str = "restricted", incident: str | None = None) -> bytes:
        """The dossier as a document for people."""
        return report.write(self.dossier(view=view, incident=incident), format)

    def export(self, format: str, *, view: str = "restricted") -> bytes:
        """The register for other programs."""
        return report.write(self.dossier(view=view), format)

    def log_export(self, data: bytes, said: HandedOut) -> bool:
        """Log that the register left the case in these bytes; False where nothing can be written to the case.

        Raises `VaultBusy`: whoever hands something out while another process adds must wait for it.
        """
        if said.items != ALL:
            said = replace(said, items=resolve(said.items, [i.id for i in whole(self.folder).incidents]))
        return log_export(self.vault, data, said, by=self.by, now=self.now())

    def decide(
        self, verdict: str, about: Sequence[str], reason: str, *, field: str | None = None, value: str | None = None
    ) -> Decision:
        """Record what a person decided, then link and assess anew. Raises `RefusedDecision`, `UnknownItem`."""
        asked = Asked(verdict_of(verdict), tuple(about), reason, field, value)
        derive(self.vault, self.folder / REGISTER)
        standing = stands(self.folder, self.vault.events())
        return self._recorded(decided(asked, standing, by=self.by, at=self.now()))

    def learn(self, reason: str) -> Decision:
        """Link by weights learned from what people merged and split, from now on. Raises `RefusedDecision`."""
        derive(self.vault, self.folder / REGISTER)
        with opened(self.folder) as register:
            decision = learned(register, self.vault.events(), reason, by=self.by, at=self.now())
        return self._recorded(decision)

    def _recorded(self, decision: Decision) -> Decision:
        with self.vault.writing() as writer:
            detail = to_detail(decision)
            event = writer.record(action=ACTION, about=decision.about[0], detail=detail, by=self.by, at=decision.at)
        derive(self.vault, self.folder / REGISTER)
        return from_event(event)

    def sign(self, key: preserve.Signer | None = None, *, new_key: tuple[Path, str] | None = None) -> Signed:
        """Sign the newest checkpoint with the log's key; `new_key`, folder and passphrase, makes one to follow it.

        Raises `RefusedSignature` where the log contradicts what the key signed before: then no new key is left behind.
        """
        signers = [key] if key else []
        if new_key is not None:
            made = preserve.create(new_key[0], self.vault.origin, new_key[1])
            try:
                preserve.introduce(self.vault, made, by=self.by, now=self.now(), before=key)
            except (SolferinoError, PermissionError):  # nothing was logged: the key would only lie about
                preserve.forget(made)
                raise
            signers.append(made)
        if not signers:
            raise RefusedSignature("no key was named", hint=f"make one: solferino sign {self.folder} --new-key FOLDER")
        preserve.sign_newest(self.vault, signers)
        return Signed(self.vault.size, self.vault.root(), signers[-1].key.fingerprint())

    def seal(self, location: str, custodians: Sequence[str]) -> tuple[Sealed, ...]:
        """Preserve what lies there so that only custodians can open it. The register never reads it."""
        found = []
        lying_open = preserve.preserved(self.vault.events())
        for intake in map(preserve.loaded, collect.fetch(location, by=self.by, now=self.now())):
            kind = read.media_type(intake.data, intake.name)
            same = hashlib.sha256(intake.data).hexdigest()
            made = preserve.seal(self.vault, replace(intake, media_type=kind), custodians)
            found.append(Sealed(made, intake.name, same if same in lying_open else ""))
        return tuple(found)

    def unseal(self, identity: str, private: str, *, reason: str) -> preserve.Unsealed:
        """Open a sealed exhibit; who did and why is logged. Raises `UnknownItem`, `WrongPassphrase`."""
        known = resolve(identity, list(preserve.sealed(self.vault.events())))
        return preserve.unseal(self.vault, known, private, reason=reason, act=(self.by, self.now()))

    def erase(self, identity: str, *, reason: str, basis: str) -> tuple[str, preserve.Erasure]:
        """Destroy a sealed exhibit's key, leave a tombstone; its whole id, what became of the key. `UnknownItem`."""
        known = resolve(identity, list(preserve.sealed(self.vault.events())))
        return known, preserve.erase(self.vault, known, reason=reason, basis=basis, act=(self.by, self.now()))

    def redact(self, parent: str, path: Path, *, tool: str, parameters: str) -> str:
        """Preserve a redacted working copy of an exhibit, bound to it in the log; its id.

        Raises `UnknownItem`, and `InvalidValue` where it is an exhibit itself.
        """
        events = self.vault.events()
        known = resolve(parent, [*(e.id for e in self.vault.exhibits()), *preserve.sealed(events)])
        (intake,) = collect.fetch(str(path), by=self.by, now=self.now())
        kind = read.media_type(intake.data, intake.name)
        with self.vault.writing() as writer:
            return writer.derive(replace(intake, media_type=kind), known, tool=tool, parameters=parameters)

    def bag(
        self, target: Path, *, only: Sequence[str] = (), purpose: str = "", signer: preserve.Signer | None = None
    ) -> preserve.Bagged:
        """Write an export that a stranger can check, of all exhibits and working copies or some; it is logged first.

        Raises `CaseExists`, `UnwritableOutput`, `UnknownItem`, `RefusedSignature`.
        """
        preserve.free_place(self.vault, target)
        known = list(preserve.preserved(self.vault.events()))
        chosen = frozenset(resolve(prefix, known) for prefix in only)
        detail: dict[str, Any] = {"form": "bagit", "items": sorted(chosen) or "all", "purpose": purpose}
        with self.vault.writing() as writer:
            writer.record(action=EXPORT, about=self.vault.origin, detail=detail, by=self.by, at=self.now())
        if signer is not None:
            preserve.sign_newest(self.vault, [signer])
        return preserve.write_bag(self.vault, target, only=chosen or None)

    def anchor(self) -> preserve.Anchors:
        """What asks others to attest the newest checkpoint, and keeps their answers."""
        return preserve.Anchors(self.vault, by=self.by, now=self.now())

    def audit(
        self,
        *,
        progress: Progress = quiet,
        kept: Kept | None = None,
        record: bool = False,
        whole: bool = True,
    ) -> tuple[Fault, ...]:
        """Every byte against the log, and it against what is kept elsewhere (else only this); `record` logs it."""
        faults = compared(self.vault, kept or Kept())
        if not whole:
            return faults
        faults = audit_folder(self.folder, progress) + faults
        return faults + (log_audit(self.vault, faults, by=self.by, now=self.now()) if record else ())

    def audit_due(self, days: int) -> datetime | None:
        """When the last recorded audit was, if less than `days` ago and not later than now; None where one is due."""
        last = last_audit(self.vault)
        return last if last is not None and timedelta(0) <= self.now() - last < timedelta(days=days) else None

    def rebuild(self, *, progress: Progress = quiet, executor: Executor | None = None) -> None:
        """Forget all that was derived and derive it again from the vault; a changed place file is taken in before."""
        own_places.take_in(self.folder, self.vault, by=self.by, at=self.now())
        for name in (REGISTER, f"{REGISTER}-wal", f"{REGISTER}-shm"):
            (self.folder / name).unlink(missing_ok=True)
        derive(self.vault, self.folder / REGISTER, progress=progress, executor=executor)
