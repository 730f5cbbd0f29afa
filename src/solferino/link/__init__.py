"""Accounts to incidents: copies, candidates, scores with reasons, groups. Pure."""
