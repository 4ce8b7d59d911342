/** The operations of the demo of agents, as any GraphQL client would send them. */

export const ASSIGN_ROLE = /* GraphQL */ `
  mutation ($input: AssignRoleInput!) {
    assignRole(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`;

export const REGISTER_TOOL = /* GraphQL */ `
  mutation ($input: RegisterToolInput!) {
    registerTool(input: $input) {
      __typename
      ... on RegisterToolSuccess {
        tool {
          name
          riskLevel
          decidedBy
        }
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const CREATE_CHAT = /* GraphQL */ `
  mutation ($input: CreateChatSessionInput!) {
    createChatSession(input: $input) {
      __typename
      ... on CreateChatSessionSuccess {
        session {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const SEND = /* GraphQL */ `
  mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) {
      __typename
      ... on SendMessageSuccess {
        run {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const APPROVE = /* GraphQL */ `
  mutation ($input: ApproveToolExecutionInput!) {
    approveToolExecution(input: $input) {
      __typename
      ... on ApproveToolExecutionSuccess {
        approval {
          status
          revision
        }
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const REJECT = /* GraphQL */ `
  mutation ($input: RejectToolExecutionInput!) {
    rejectToolExecution(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`;

export const ME = /* GraphQL */ `
  query {
    me {
      id
    }
  }
`;

export const APPROVAL_EVENTS = /* GraphQL */ `
  subscription {
    approvalEvents {
      kind
      approval {
        id
        digest
        toolName
        parameters
        riskLevel
        riskAssessment
        requester {
          displayName
        }
      }
    }
  }
`;

/** Everything that happens in one conversation. */
export const chatEvents = (sessionId: string): string => /* GraphQL */ `
  subscription {
    chatEvents(sessionId: "${sessionId}", after: 0) {
      __typename
      ... on ChatRunChanged {
        runId
        runStatus: status
      }
      ... on ChatToolExecutionChanged {
        executionStatus: status
        execution {
          toolName
          parameters
        }
      }
      ... on ChatTextDelta {
        messageId
        text
      }
      ... on ChatMessageSnapshot {
        messageId
        text
      }
    }
  }
`;
