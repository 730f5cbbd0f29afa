"""The case by id, made once for all incidents."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from solferino.errors import UnknownItem
from solferino.model.claim import Account, Claim
from solferino.model.document import Document
from solferino.model.incident import CopyPair, Incident

T = TypeVar("T")


class Index:
    """Accounts, claims and documents by id; which document a copy comes from. Order of input does not matter."""

    def __init__(
        self,
        *,
        accounts: Sequence[Account],
        claims: Sequence[Claim],
        documents: Sequence[Document],
        copies: Sequence[CopyPair],
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.accounts = {account.id: account for account in accounts}
        self.claims = {claim.id: claim for claim in claims}
        self._by_document: dict[str, list[Claim]] = {}
        self._answers: dict[str, list[Claim]] = {}
        held = {key for account in accounts for key in account.claims}
        for claim in claims:
            self._by_document.setdefault(claim.document, []).append(claim)
            for key in claim.about if claim.id not in held else ():
                self._answers.setdefault(key, []).append(claim)
        for own in self._by_document.values():
            own.sort(key=_in_text)
        self._origins = _origins(copies)
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made when first asked for: once for a table of a thousand rows, not a thousand times."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def origin(self, document: str) -> str:
        """The document that a copy was made from, itself where it is none."""
        found = self._origins.get(document, document)
        return found if found in self.documents else document

    def accounts_of(self, incident: Incident) -> list[Account]:
        """Accounts of an incident. Raises `UnknownItem` where one, or its document, is not given."""
        found = []
        for key in incident.accounts:
            account = self.accounts.get(key)
            if account is None or account.document not in self.documents:
                missing = f"account {key}" if account is None else f"document {account.document}"
                raise UnknownItem(f"{missing} is not given", where=f"incident {incident.id}")
            found.append(account)
        return found

    def claims_of(self, account: Account) -> list[Claim]:
        """Claims of an account in the order of the text."""
        own = [self.claims[key] for key in account.claims if key in self.claims]
        return sorted(own, key=_in_text)

    def claims_in(self, document: str) -> list[Claim]:
        return self._by_document.get(document, [])

    def answering(self, claims: Iterable[str]) -> list[Claim]:
        """Statements of no account that are about one of these claims: general denials, late confirmations."""
        found = {claim.id: claim for key in claims for claim in self._answers.get(key, ())}
        return sorted(found.values(), key=lambda claim: (claim.document, *_in_text(claim)))


def _in_text(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.start, claim.quote.end, claim.id


def _origins(copies: Sequence[CopyPair]) -> Mapping[str, str]:
    """Every document of a group of copies to the one that copies none of them, of several the one named first."""
    groups: dict[str, set[str]] = {}
    for pair in copies:
        merged = groups.get(pair.document, {pair.document}) | groups.get(pair.copy_of, {pair.copy_of})
        for document in merged:
            groups[document] = merged
    copied = {pair.document for pair in copies if pair.document != pair.copy_of}
    found = {}
    for document, group in groups.items():
        found[document] = min(sorted(group - copied) or sorted(group))
    return found
