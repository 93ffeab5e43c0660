"""Talks to a door as any Python program does. Arguments: base URL, model, way. Prints what it was told, as JSON."""

import json
import sys

from openai import OpenAI

base_url, model, way = sys.argv[1:]
client = OpenAI(base_url=base_url, api_key="any", max_retries=0)
asked = {"role": "user", "content": "say one"}


def chat(messages):
    if way == "whole":
        answer = client.chat.completions.create(model=model, messages=messages)
    else:
        headers = {"x-understudy-stream": way}
        with client.chat.completions.stream(model=model, messages=messages, extra_headers=headers) as stream:
            pieces = [event.delta for event in stream if event.type == "content.delta"]
            answer = stream.get_final_completion()
        assert "".join(pieces) == answer.choices[0].message.content
    choice = answer.choices[0]
    return [answer.model, choice.message.content, choice.finish_reason]


first = chat([asked])
second = chat([asked, {"role": "assistant", "content": first[1]}, {"role": "user", "content": "say two"}])
print(json.dumps([first, second]))
