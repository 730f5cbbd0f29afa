"""The empty coding sheet (CSV): one row for each account, with its words and without anything that the program read."""

import csv
import io

from solferino.model.dossier import Dossier
from solferino.report.exports.csv import safe
from solferino.vocab.coding import CONTEXT, fields


def sheet(dossier: Dossier) -> bytes:
    """Rows in order of receipt and text. Coders see the report and these words, and not what was read from them."""
    names = {document.id: document for document in dossier.documents}
    place = {document.id: number for number, document in enumerate(dossier.documents)}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*CONTEXT, *(field.id for field in fields())))
    for account in sorted(dossier.accounts, key=lambda row: (place[row.document], row.anchor.start, row.id)):
        document = names[account.document]
        published = document.published_on.isoformat() if document.published_on else ""
        given = (account.id, safe(document.name), published, safe(account.anchor.text))
        writer.writerow((*given, *("" for _ in fields())))
    return out.getvalue().encode("utf-8")
