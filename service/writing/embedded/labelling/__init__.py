"""Labels of takeaways: proposed, held against their line, judged."""
