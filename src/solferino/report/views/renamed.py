"""New names for ids in the public view, so that nobody can test from outside whether a certain file is held."""

from dataclasses import dataclass

from solferino.model.claim import Claim, Speaker
from solferino.model.document import Quote
from solferino.model.dossier import Dossier
from solferino.report.views import allowed, offices

NO_WORDS = ""
NOT_LISTED = "not listed"


@dataclass(frozen=True, slots=True)
class Renamed:
    """Old id to new. `published`: documents anyone can find; `sensitive`: incidents and accounts that P2 protects."""

    documents: dict[str, str]
    claims: dict[str, str]
    accounts: dict[str, str]
    published: frozenset[str]
    sensitive: frozenset[str]

    @classmethod
    def of(cls, dossier: Dossier) -> "Renamed":
        held = {account.id: account for account in dossier.accounts}
        sensitive: set[str] = set()
        for incident in dossier.incidents:
            if allowed.is_sensitive(tuple(held[key] for key in incident.accounts if key in held)):
                sensitive.update((incident.id, *incident.accounts))
        return cls(
            documents={row.id: f"document-{n}" for n, row in enumerate(dossier.documents, 1)},
            claims={row.id: f"statement-{n:06d}" for n, row in enumerate(dossier.claims, 1)},
            accounts={row.id: f"account-{n:06d}" for n, row in enumerate(dossier.accounts, 1)},
            published=frozenset(row.id for row in dossier.documents if allowed.is_published(row)),
            sensitive=frozenset(sensitive),
        )

    def document(self, key: str) -> str:
        return self.documents.get(key, NOT_LISTED)

    def quote(self, document: str) -> Quote:
        """The place of words that are not shown."""
        return Quote(self.document(document), 0, 0, NO_WORDS)

    def claim_keys(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.claims[key] for key in keys if key in self.claims)

    def chain(self, speakers: tuple[Speaker, ...], document: str) -> tuple[Speaker, ...]:
        """Names of offices, and of organisations in published reports; of everybody else only the kind of source.

        A publisher is named only where its report is published: that a case holds a report may itself be a secret.
        """
        return tuple(self._speaker(speaker, document, n) for n, speaker in enumerate(speakers))

    def _speaker(self, speaker: Speaker, document: str, position: int) -> Speaker:
        public = document in self.published
        if speaker.named and public and offices.is_organisation(speaker.kind):
            return Speaker(speaker.name, None, speaker.kind, None)
        if (
            speaker.named
            and (public or position > 0)
            and not self._is_person(speaker)
            and offices.is_office(speaker.name)
        ):
            return Speaker(speaker.name, None, self._kind(speaker), None)
        kind = self._kind(speaker)
        return Speaker(
            offices.shown(speaker.name if public or position > 0 else "", kind), None, kind, None, named=False
        )

    def _is_person(self, speaker: Speaker) -> bool:
        return offices.slug(speaker.kind) in allowed.PERSON_KINDS

    def _kind(self, speaker: Speaker) -> str | None:
        known = offices.slug(speaker.kind) in allowed.OFFICES | allowed.PERSON_KINDS
        return speaker.kind if known else None

    def office_names(self, claims: tuple[Claim, ...]) -> frozenset[str]:
        """Every name that a chain of the public view may show."""
        chains = (self.chain(claim.speakers, claim.document) for claim in claims)
        return frozenset(speaker.name for chain in chains for speaker in chain if speaker.named)
