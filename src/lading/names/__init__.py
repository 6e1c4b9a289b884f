"""Names across scripts: the same party in another spelling, script, order or alphabet. Pure functions and reviewed tables."""
