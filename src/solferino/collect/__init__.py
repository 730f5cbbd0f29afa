"""Where bytes come from: one file per kind of location. The only folder that may use the network."""
