"""What a command may not need is loaded when first used: `show` starts without the reader of reports.

A package in this list runs its own `__init__` only when something is asked of the package itself. A module inside it
may be imported before that, if neither it nor what it imports asks the package. What is wanted must be asked of the
module (`from rapidfuzz import distance`, then `distance.…`): `from rapidfuzz.distance import …` asks at once.
"""

import importlib.util
import sys
from threading import RLock
from types import ModuleType

LATER = (
    "solferino.assess",
    "solferino.case",
    "solferino.collect",
    "solferino.extract",
    "solferino.link",
    "solferino.preserve",
    "solferino.read",
    "solferino.report",
    "solferino.store",
    "solferino.vocab.gazetteer",
    "solferino.vocab.law",
    "solferino.vocab.vocabulary",
    "importlib.metadata",  # SQLAlchemy asks it for plug-ins only
    "charset_normalizer",
    "cryptography.exceptions",
    "cryptography.hazmat.primitives.asymmetric.ec",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "cryptography.hazmat.primitives.ciphers",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.hashes",
    "cryptography.hazmat.primitives.kdf",
    "cryptography.hazmat.primitives.kdf.scrypt",
    "cryptography.hazmat.primitives.serialization",
    "cryptography.x509",
    "pyrage",
    "rapidfuzz",
    "rapidfuzz.distance",
    "rfc3161_client",
)
LOADER = "_loader_to_come"
LOADING = RLock()


class Later(ModuleType):
    """A module that loads itself when first asked for something that it has not yet."""

    def __getattr__(self, name: str) -> object:
        with LOADING:
            loader = vars(self).pop(LOADER, None)
            if loader is not None:
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # a module as any other from now on
            if type(self) is Later:  # asked by its own code while that runs: what is not there yet is not there
                raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(self, name)


def prepare() -> None:
    """Put a module that loads itself on first use in the place of each one not loaded yet."""
    for name in LATER:
        spec = importlib.util.find_spec(name) if name not in sys.modules else None
        if spec is None or spec.loader is None:
            continue
        module = importlib.util.module_from_spec(spec)
        module.__class__ = Later
        vars(module)[LOADER] = spec.loader
        sys.modules[name] = module
        parent, _, own = name.rpartition(".")
        if parent:
            vars(sys.modules[parent])[own] = module
