"""The tiny models of each family: heads no power of 2, grouped keys, sizes that are all unlike."""

from tests.checkpoints.families.oracle import Case, case

VOCABULARY = 37
GPT2 = {"vocab_size": VOCABULARY, "n_positions": 24, "n_embd": 24, "n_layer": 3, "n_head": 3, "n_inner": 40}
LLAMA = {
    "vocab_size": VOCABULARY,
    "hidden_size": 36,
    "intermediate_size": 44,
    "num_hidden_layers": 3,
    "num_attention_heads": 6,
    "num_key_value_heads": 2,
    "head_dim": 8,
    "max_position_embeddings": 64,
}
LLAMA_WIDE = {**LLAMA, "hidden_size": 48}
LLAMA3 = {
    "rope_theta": 500.0,
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 24,
}

NEOX = {
    "vocab_size": VOCABULARY,
    "hidden_size": 48,
    "intermediate_size": 44,
    "num_hidden_layers": 3,
    "num_attention_heads": 3,
    "max_position_embeddings": 64,
}
OPT = {
    "vocab_size": VOCABULARY,
    "hidden_size": 24,
    "ffn_dim": 44,
    "num_hidden_layers": 3,
    "num_attention_heads": 3,
    "max_position_embeddings": 24,
}
GPT_NEO = {
    "vocab_size": VOCABULARY,
    "hidden_size": 24,
    "intermediate_size": 44,
    "num_layers": 4,
    "num_heads": 3,
    "attention_types": [[["global", "local"], 2]],
    "max_position_embeddings": 24,
    "window_size": 4,
}
BLOOM = {"vocab_size": VOCABULARY, "hidden_size": 40, "n_layer": 3, "n_head": 5}
GEMMA = {**LLAMA, "hidden_activation": "gelu_pytorch_tanh"}
GEMMA2 = {**GEMMA, "num_hidden_layers": 4, "query_pre_attn_scalar": 20, "sliding_window": 5}
BERT = {
    "vocab_size": VOCABULARY,
    "hidden_size": 24,
    "intermediate_size": 44,
    "num_hidden_layers": 3,
    "num_attention_heads": 3,
    "max_position_embeddings": 24,
    "pad_token_id": 0,
}
ROBERTA = {**BERT, "pad_token_id": 1, "type_vocab_size": 1, "hidden_act": "gelu_new"}
DISTIL = {
    "vocab_size": VOCABULARY,
    "dim": 24,
    "hidden_dim": 44,
    "n_layers": 3,
    "n_heads": 3,
    "max_position_embeddings": 24,
}

CASES: dict[str, Case] = {
    "gpt2": case("GPT2", "GPT2LMHeadModel", **GPT2),
    "gpt2 scaled by block": case(
        "GPT2", "GPT2LMHeadModel", **GPT2, scale_attn_by_inverse_layer_idx=True, activation_function="gelu"
    ),
    "gpt2 unscaled": case(
        "GPT2",
        "GPT2LMHeadModel",
        **GPT2,
        scale_attn_weights=False,
        activation_function="relu",
        tie_word_embeddings=False,
    ),
    "llama": case(
        "Llama", **LLAMA, tie_word_embeddings=True, rope_parameters={"rope_theta": 900.0, "rope_type": "default"}
    ),
    "llama with biases": case("Llama", **LLAMA, attention_bias=True, mlp_bias=True),
    "llama 3": case("Llama", **LLAMA, rope_parameters=LLAMA3),
    "llama linear": case(
        "Llama", **LLAMA, rope_parameters={"rope_theta": 10_000.0, "rope_type": "linear", "factor": 3.0}
    ),
    "mistral": case("Mistral", **LLAMA, sliding_window=5),
    "mistral without window": case("Mistral", **LLAMA, sliding_window=None),
    "qwen2": case(
        "Qwen2", **{**LLAMA, "hidden_size": 48}, use_sliding_window=True, sliding_window=4, max_window_layers=1
    ),
    "qwen3": case("Qwen3", **LLAMA, tie_word_embeddings=True),
    "gpt-neox": case("GPTNeoX", **NEOX, rope_parameters={"rope_theta": 700.0, "partial_rotary_factor": 0.25}),
    "gpt-neox in turn": case("GPTNeoX", **NEOX, use_parallel_residual=False, attention_bias=False),
    "opt": case("OPT", **OPT),
    "opt with norms after": case(
        "OPT", **OPT, do_layer_norm_before=False, word_embed_proj_dim=16, activation_function="gelu"
    ),
    "opt without biases": case("OPT", **OPT, enable_bias=False, layer_norm_elementwise_affine=False),
    "gpt-j": case("GPTJ", **{**GPT2, "n_embd": 48}, rotary_dim=8),
    "bloom": case("Bloom", **BLOOM),
    "gpt-neo": case("GPTNeo", **GPT_NEO),
    "phi": case("Phi", **NEOX, rope_parameters={"rope_theta": 700.0, "partial_rotary_factor": 0.5}),
    "phi with norms of heads": case("Phi", **NEOX, qk_layernorm=True, num_key_value_heads=1),
    "gemma": case("Gemma", **GEMMA),
    "gemma 2": case("Gemma2", **GEMMA2, attn_logit_softcapping=3.0, final_logit_softcapping=5.0),
    "gemma 3": case("Gemma3", "Gemma3ForCausalLM", **GEMMA2, sliding_window_pattern=3),
    "bert": case("Bert", "BertForMaskedLM", **BERT),
    "bert without head": case("Bert", "BertModel", **BERT),
    "roberta": case("Roberta", "RobertaForMaskedLM", **ROBERTA),
    "distilbert": case("DistilBert", "DistilBertForMaskedLM", **DISTIL),
}
