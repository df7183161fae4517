"""What a newsroom keeps: articles, briefs with their history, keys, jobs and webhooks.

SQLAlchemy on SQLite or PostgreSQL with the same code. Everything here blocks: the HTTP edge calls
it in worker threads. Rows go in and come out as frozen dataclasses and formats/' own bodies.
"""
