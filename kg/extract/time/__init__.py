"""Time expressions: tokens, tables, a chart of rules (``kg/lang/<language>/dates/``), and what the rules mean."""
