"""What a command may not need is loaded when first used: `show` starts without the reader of reports."""

import importlib.util
import sys

LATER = (
    "solferino.extract",
    "solferino.read",
    "solferino.link",
    "solferino.collect",
    "solferino.assess",
    "solferino.report",
    "charset_normalizer",
    "rfc3161_client",
    "cryptography.x509",
)


def prepare() -> None:
    """Put a module that loads itself on first use in the place of each one not loaded yet."""
    for name in LATER:
        spec = importlib.util.find_spec(name) if name not in sys.modules else None
        if spec is None or spec.loader is None:
            continue
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        parent, _, own = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], own, module)
