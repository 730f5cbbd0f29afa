"""Why a claim or an account says what it says."""

from solferino import extract
from solferino.case.decisions import resolve
from solferino.case.own_places import own_places
from solferino.model.dossier import Dossier
from solferino.model.explanation import Reason
from solferino.vocab import vocabulary


def explain(dossier: Dossier, identity: str) -> tuple[Reason, ...]:
    """Reasons of a claim or account given by its id or the beginning of it. Raises `UnknownItem`."""
    claims = {claim.id: claim for claim in dossier.claims}
    accounts = {account.id: account for account in dossier.accounts}
    documents = {document.id: document for document in dossier.documents}
    found = resolve(identity, [*claims, *accounts])
    words = vocabulary.load_with(own_places(dossier.custody))
    if found in claims:
        return extract.explain_claim(documents[claims[found].document], words, claims[found])
    return extract.explain_account(documents[accounts[found].document], words, accounts[found])
