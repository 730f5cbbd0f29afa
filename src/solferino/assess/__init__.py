"""Incident to assessment: casualty arithmetic, grades, indicators. Pure; every value says why."""
