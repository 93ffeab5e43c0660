// A call and an agent's run from Go, by plain JSON: names of the workers' configuration, and nothing else.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
)

type attempt struct {
	Target  string `json:"target"`
	Outcome string `json:"outcome"`
}

// The fields of a result that this program reads; schemas/ has all of them.
type result struct {
	AnsweredBy string    `json:"answeredBy"`
	Attempts   []attempt `json:"attempts"`
	Text       string    `json:"text"`
}

func main() {
	address := envOr("TEMPORAL_ADDRESS", "localhost:7233")
	queue := envOr("UNDERSTUDY_TASK_QUEUE", "understudy")
	temporalClient, err := client.Dial(client.Options{HostPort: address})
	if err != nil {
		log.Fatalf("no Temporal server at %s: %v", address, err)
	}
	defer temporalClient.Close()

	answer, err := run(temporalClient, queue, "llmCall", map[string]any{
		"v": 1, "route": "support", "messages": "Where is my order?",
	})
	report(answer, err)

	done, err := run(temporalClient, queue, "llmAgent", map[string]any{
		"v": 1, "agent": "refunds", "input": "Please refund order=4711.",
	})
	report(done, err)

	_, err = run(temporalClient, queue, "llmCall", map[string]any{"v": 1, "route": "none", "messages": "Hello"})
	var failure *temporal.ApplicationError
	if !errors.As(err, &failure) {
		log.Fatal("an unknown route must be refused")
	}
	fmt.Println(failure.Type())
}

func run(temporalClient client.Client, queue, workflow string, input map[string]any) (result, error) {
	options := client.StartWorkflowOptions{
		TaskQueue: queue,
		// In earnest, an id of your own: it is the idempotency key.
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
	}
	started, err := temporalClient.ExecuteWorkflow(context.Background(), options, workflow, input)
	if err != nil {
		return result{}, err
	}
	var answer result
	return answer, started.Get(context.Background(), &answer)
}

func report(answer result, err error) {
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Text)
	for _, each := range answer.Attempts {
		fmt.Println(each.Target, each.Outcome)
	}
}

func envOr(name, other string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return other
}
