"""How well sentences are split: hand-made hard cases and the splitters compared on them."""
