"""A call and an agent's run from Python, by plain JSON: names of the workers' configuration, and nothing else.

pip install temporalio; then, with `npx understudy up` running: python call_and_agent.py
"""

import asyncio
import os
from uuid import uuid4

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowFailureError
from temporalio.common import WorkflowIDConflictPolicy

QUEUE = os.environ.get("UNDERSTUDY_TASK_QUEUE", "understudy")


async def main() -> None:
    client = await Client.connect(os.environ.get("TEMPORAL_ADDRESS", "localhost:7233"))

    # In earnest, an id of your own: it is the idempotency key.
    answer = await client.execute_workflow(
        "llmCall",
        {"v": 1, "route": "support", "messages": "Where is my order?"},
        id=f"python-{uuid4()}",
        task_queue=QUEUE,
    )
    print(answer["text"])
    for attempt in answer["attempts"]:
        print(attempt["target"], attempt["outcome"])

    # Starts the run with the message, or sends it to the run that has this id.
    run_id, message_id, message = f"python-{uuid4()}", str(uuid4()), "Please refund order=4711."
    start = WithStartWorkflowOperation(
        "llmAgent",
        {"v": 1, "agent": "refunds", "input": message, "messageId": message_id},
        id=run_id,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        task_queue=QUEUE,
    )
    await client.execute_update_with_start_workflow(
        "sendMessage", {"v": 1, "id": message_id, "input": message}, start_workflow_operation=start
    )
    run = client.get_workflow_handle(run_id)
    done = await run.result()
    print(done["text"])
    for switch in await run.query("getSwitches"):
        print(switch["from"], "->", switch["to"], switch["reason"])

    try:
        await client.execute_workflow(
            "llmCall", {"v": 1, "route": "none", "messages": "Hello"}, id=f"python-{uuid4()}", task_queue=QUEUE
        )
    except WorkflowFailureError as error:
        print(error.cause.type, error.cause.message)


asyncio.run(main())
