#!/bin/sh
# transformers 5.23.0: Gemma 3 takes attn_logit_softcapping, documents it, and never uses it.
#
# Expected: Gemma3TextConfig documents attn_logit_softcapping as "Scaling factor when applying tanh softcapping on the attention
# scores", so a model with it caps its scores, as Gemma 2 does.
# Seen: logits are the same, bit for bit, with a cap of 1 and without: Gemma3Attention keeps the value and does not hand it to
# its attention function. Gemma 2 with the same values differs by 1.0. A fine-tune that sets it trains without, silently.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 transformers==5.23.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import torch
import transformers
from transformers import Gemma2Config, Gemma2ForCausalLM, Gemma3ForCausalLM, Gemma3TextConfig

transformers.logging.set_verbosity_error()
SMALL = {"vocab_size": 37, "hidden_size": 36, "intermediate_size": 44, "num_hidden_layers": 2, "num_attention_heads": 6}
SMALL |= {"num_key_value_heads": 2, "head_dim": 8, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2}


def logits(config, model, cap):
    torch.manual_seed(0)
    made = model(config(**SMALL, attn_logit_softcapping=cap, attn_implementation="eager")).eval()
    with torch.no_grad():
        for weight in made.parameters():
            weight.normal_(0, 0.3)
        return made(torch.arange(3, 16)[None]).logits


apart = {}
for name, config, model in (("2", Gemma2Config, Gemma2ForCausalLM), ("3", Gemma3TextConfig, Gemma3ForCausalLM)):
    apart[name] = float((logits(config, model, 1.0) - logits(config, model, None)).abs().max())
    print(f"transformers {transformers.__version__}, Gemma {name}: a cap of 1 changes logits by {apart[name]:.3g}")
assert apart["2"] > 0.1
assert apart["3"] == 0, "Gemma 3 caps its scores now"
END
