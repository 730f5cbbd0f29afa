"""Tables of derived values. They may be deleted at any time: `solferino rebuild` makes them again."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table

METADATA = MetaData()
SHAPE = "3"  # of these tables; a register of another shape is derived anew

META = Table("meta", METADATA, Column("name", String, primary_key=True), Column("value", String, nullable=False))

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

UNREAD = Table(
    "unread",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("made_by", String, nullable=False),
)


def _of_document(name: str, *columns: Column[object]) -> Table:
    """A table of values read from one document, in the order in which they were found."""
    return Table(
        name,
        METADATA,
        Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        Column("payload", LargeBinary, nullable=False),
    )


CLAIMS = _of_document("claims", Column("id", String, nullable=False), Column("stance", String, nullable=False))
ACCOUNTS = _of_document(
    "accounts",
    Column("id", String, nullable=False, unique=True),
    Column("event_type", String),
    Column("date_start", String, index=True),
    Column("date_end", String),
    Column("background", Boolean, nullable=False),
)
TOTALS = _of_document("totals")

# Positions are those of receipt: of a copy's document, of an incident's first account (`store.kept`).
COPIES = Table(
    "copies",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("document", String, nullable=False, unique=True),
    Column("copy_of", String, nullable=False, index=True),
    Column("payload", LargeBinary, nullable=False),
)
INCIDENTS = Table(
    "incidents",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("proposed", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
ASSESSMENTS = Table(
    "assessments",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("incident", String, nullable=False, unique=True),
    Column("grade", String, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
WHOLE = (COPIES, INCIDENTS, ASSESSMENTS)

# What linking keeps of every account and text, so that a new report meets its neighbours only (`store.kept`).
TRAITS = Table(
    "traits",
    METADATA,
    Column("ordinal", Integer, primary_key=True),
    Column("account", String, nullable=False, unique=True),
    Column("document", String, nullable=False, index=True),
    Column("incident", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
KEYS = Table(
    "keys", METADATA, Column("bucket", Integer, primary_key=True), Column("entries", LargeBinary, nullable=False)
)
SKETCHES = Table(
    "sketches",
    METADATA,
    Column("block", Integer, primary_key=True),
    Column("positions", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
KEPT = (TRAITS, KEYS, SKETCHES)
