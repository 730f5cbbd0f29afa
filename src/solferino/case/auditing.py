"""The audit of a case's vault, even of one too damaged to be opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from solferino import preserve
from solferino.case.deriving import Progress, quiet
from solferino.case.layout import VAULT
from solferino.errors import BadNote, BrokenVault, MissingInput, NotACase, VaultBusy
from solferino.preserve.fault import Fault
from solferino.preserve.leaves import AUDIT
from solferino.preserve.vault import Vault


def audit_folder(folder: Path, progress: Progress = quiet) -> tuple[Fault, ...]:
    """Audit the vault of a case, even of one so damaged that it cannot be opened. Raises `NotACase`."""
    if not (folder / VAULT).is_dir():
        raise NotACase("there is no case here", where=str(folder), hint=f"make one with: solferino init {folder}")
    return preserve.audit(folder / VAULT, lambda done, of: progress("audit", done, of))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a vault is compared with: a checkpoint or export from elsewhere, a key's folder, the text of a policy."""

    against: Path | None = None
    key: Path | None = None
    policy: bytes | None = None


def compared(vault: Vault, kept: Kept) -> tuple[Fault, ...]:
    """The vault against what is kept elsewhere: a checkpoint or export, a key's memory, the signatures of a policy.

    A vault too damaged for that is a fault, no error: whatever else an audit found must still be told.
    """
    signed = kept.key / preserve.STATE if kept.key else None
    if signed is not None and not signed.is_file():
        hint = "name the folder that the key lies in, or none"
        raise MissingInput("this key remembers nothing that it signed", where=str(kept.key), hint=hint)
    faults: tuple[Fault, ...] = ()
    try:
        for path in (kept.against, signed):
            faults += preserve.against(vault, path) if path is not None else ()
        if kept.policy is not None:
            faults += preserve.policy_faults(vault, preserve.parse_policy(kept.policy), "the policy")
    except BrokenVault as error:
        faults += (_not_compared(error.what),)
    return faults


def unopened(kept: Kept, *, record: bool) -> tuple[Fault, ...]:
    """What an audit could not do, for its vault cannot be opened."""
    why = "the vault cannot be opened"
    compared = () if kept == Kept() else (_not_compared(why),)
    return compared + ((_not_logged(why, "mend the vault first"),) if record else ())


def _not_compared(why: str) -> Fault:
    return Fault("not-compared", "log", f"not compared with what is kept elsewhere: {why}", "mend the vault first")


def _not_logged(why: str, hint: str) -> Fault:
    return Fault("not-logged", "log", f"this audit could not be logged: {why}", hint)


def policy_size(vault: Vault, policy: bytes) -> int:
    """How many log entries the largest checkpoint covers that is signed as a policy asks; 0 where none is."""
    try:
        return preserve.policy_size(vault, preserve.parse_policy(policy))
    except BadNote:
        return 0


def signed_size(vault: Vault) -> int:
    """How many log entries a signature covers; 0 where an entry cannot be read, for then no key is known for sure."""
    try:
        keys, _ = preserve.log_keys(vault.events())
    except BrokenVault:
        return 0
    return preserve.signed_size(vault.path, keys)


def log_audit(vault: Vault, faults: Iterable[Fault], *, by: str, now: datetime) -> tuple[Fault, ...]:
    """Log that an audit was made, and how many faults it found; a fault more where the log takes no entry."""
    wrong = sum(fault.kind != preserve.ORPHAN for fault in faults)
    detail = {"faults": wrong, "log_size": vault.size, "log_root": vault.root()}
    try:
        with vault.writing() as writer:
            writer.record(action=AUDIT, about=vault.origin, detail=detail, by=by, at=now)
    except (BrokenVault, VaultBusy) as error:
        return (_not_logged(error.what, error.hint or "mend what else is named here first"),)
    except OSError as error:
        return (_not_logged(str(error.strerror), "keep what this audit says elsewhere"),)
    return ()


def last_audit(vault: Vault) -> datetime | None:
    """When the last logged audit was, None where there is none or it found something: then another one is due."""
    audits = [event for event in vault.events() if event.action == AUDIT]
    return audits[-1].at if audits and audits[-1].detail.get("faults") == 0 else None
