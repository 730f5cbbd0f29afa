"""The vault: objects written once, an append-only log, and the audit of both."""
