"""Every error raised on purpose. Each says what is wrong, where, and what to do about it."""


class SolferinoError(Exception):
    """Base of all errors a caller may expect.

    `exit_code` is what the command line ends with: 2 for bad use or bad input, 1 where something was found wrong.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        advice = f". {self.hint}" if self.hint else ""
        return f"{self.what}{place}{advice}"


class InvalidValue(SolferinoError):
    """A value of the model breaks its own invariant."""


class UnanchoredQuote(InvalidValue):
    """The words of a quote do not stand at the place it names."""


class BrokenRow(SolferinoError):
    """A vocabulary row is malformed, or its own example does not yield it."""


class UnknownRule(SolferinoError):
    """A rule id is cited that the closed registry does not hold."""


class UnreadableInput(SolferinoError):
    """Bytes that were preserved but that no reader can turn into a document."""


class MissingInput(SolferinoError):
    """A file or folder that was to be added is not there or cannot be opened."""


class RefusedInput(SolferinoError):
    """Something that is never taken in: a device, a socket, a link out of the folder."""


class NotACase(SolferinoError):
    """The folder holds no case, or one of a format this version does not know."""


class CaseExists(SolferinoError):
    """A case is already there; nothing is overwritten."""


class VaultBusy(SolferinoError):
    """Another process holds the vault's writer lock."""


class BrokenVault(SolferinoError):
    """The vault contradicts itself; `audit` names every place."""

    exit_code = 1


class BrokenRegister(SolferinoError):
    """The derived tables cannot be read; they can be derived again from the vault."""

    exit_code = 1


class UnknownItem(SolferinoError):
    """An id that names nothing in this case, or more than one thing."""


class RefusedDecision(SolferinoError):
    """A decision that cannot be recorded as asked."""


class UnknownFormat(SolferinoError):
    """An export or report format that does not exist."""


class UnwritableOutput(SolferinoError):
    """The output file cannot be written."""


class ForbiddenWording(SolferinoError):
    """Generated text says more than a source said."""


class BadProof(SolferinoError):
    """A Merkle proof does not lead to the root it names, or cannot be read."""

    exit_code = 1


class BadNote(SolferinoError):
    """A signed note, key or policy that cannot be read, or a signature that is not that of its key."""

    exit_code = 1


class BadPolicy(BadNote):
    """A trust policy that cannot be read."""

    exit_code = 2


class RefusedSignature(SolferinoError):
    """A checkpoint that contradicts one signed before; it is never signed."""

    exit_code = 1


class WrongPassphrase(SolferinoError):
    """The passphrase does not open the key."""


class BadAnchor(SolferinoError):
    """A time stamp or cosignature that does not speak of the checkpoint, or whose signer cannot be relied on."""

    exit_code = 1


class BadMapping(SolferinoError):
    """A mapping of columns that cannot be read, or that does not fit the table it is used on."""
