"""Files in, files out: an archive of articles briefed by several processes, resumable.

record ← sources (jsonl, tables, files) ← source; parse ← answer; crew; journal ← parquet; run.
"""
