"""Linking benchmarks: figures, MAVERICK, planted copies, ECB+ and the Gun Violence Corpus, a large register."""
