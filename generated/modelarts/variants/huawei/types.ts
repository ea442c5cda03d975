/** Generated from specs/modelarts/openapi.yaml as huawei by "npm run generate". Do not edit: change the spec. */

export type $Read<T> = {
    readonly $read: T;
};
export type $Write<T> = {
    readonly $write: T;
};
export type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]>;
} : T;
export type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]>;
} & {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never;
} : T;
export interface paths {
    "/v1/{project_id}/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Query a workspace list
         * @description The workspaces of a project, page by page, without the users who may use them.
         */
        get: operations["ListWorkspaces"];
        put?: never;
        /**
         * Create a workspace
         * @description Creates a workspace; it can be used at once. Neither the reserved name nor, by newer pages, one that is taken will do.
         */
        post: operations["CreateWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/workspaces/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /**
         * Query details about a workspace
         * @description A workspace with the users who may use it.
         */
        get: operations["ShowWorkspaceInfo"];
        /**
         * Modify a workspace
         * @description Changes name, description and authorization of a workspace.
         */
        put: operations["UpdateWorkspace"];
        post?: never;
        /**
         * Delete a workspace
         * @description Deletes a workspace and what is in it. The answer comes before the work is done: until then the workspace is shown as `DELETING`, afterwards as missing, or as `DELETE_FAILED` with the cause in `status_info`.
         */
        delete: operations["DeleteWorkspace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/workspaces/{workspace_id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /**
         * Query a workspace quota
         * @description All quotas of a workspace and how much of each is used.
         */
        get: operations["ListWorkspaceQuotas"];
        /**
         * Modify a workspace quota
         * @description Changes the quotas that are listed, and leaves the others as they are.
         */
        put: operations["UpdateWorkspaceQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth-mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query the authorization mode
         * @description The account's mode, strict or loose.
         */
        get: operations["ShowAuthmodeDetail"];
        /**
         * Update the authorization mode
         * @description Goes over to the other mode.
         */
        put: operations["UpdateAuthMode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/workspaces/users/list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Query the users
         * @description Users of the account whom a workspace can be granted to.
         */
        get: operations["ListUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/workspaces/{workspace_id}/auth": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a workspace's resources may be used
         * @description For each action, whether the caller may do it in the workspace. Changes nothing.
         */
        post: operations["ValidateAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Name of the workspace, in UTF-8. `default` is reserved for the default workspace, which every project has and which keeps its name. */
        WorkspaceName: string;
        /**
         * @description Who may use the workspace: everybody in the account (`PUBLIC`), its creator and the main account (`PRIVATE`), or these and the users in `grants` (`INTERNAL`).
         * @default PUBLIC
         * @enum {string}
         */
        AuthType: "PUBLIC" | "PRIVATE" | "INTERNAL" | "public" | "private" | "internal";
        Grant: {
            /** @description Id of the user. */
            user_id: string;
            /** @description IAM name of the user. */
            user_name?: string;
            /**
             * @description Kind of user; wanted for those who are not IAM users.
             * @default IAM
             * @enum {string}
             */
            user_type?: "IAM" | "FEDERATE" | "AGENCY";
        } | {
            /** @description Id of the user. */
            user_id?: string;
            /** @description IAM name of the user. */
            user_name: string;
            /**
             * @description Kind of user; wanted for those who are not IAM users.
             * @default IAM
             * @enum {string}
             */
            user_type?: "IAM" | "FEDERATE" | "AGENCY";
        };
        /**
         * @description Users who may use the workspace. Has an effect only if `auth_type` is `INTERNAL`.
         * @default []
         */
        Grants: components["schemas"]["Grant"][];
        /** @description A new workspace. */
        WorkspaceCreate: {
            name: components["schemas"]["WorkspaceName"];
            /**
             * @description What the workspace is for. Blank unless given.
             * @default
             */
            description?: string;
            /**
             * @description The enterprise project that the workspace belongs to for good; `0` is the default one.
             * @default 0
             */
            enterprise_project_id?: string;
            auth_type?: components["schemas"]["AuthType"];
            grants?: components["schemas"]["Grants"];
        };
        /** @description What to change. Every field is optional; what happens to a field that is left out is not documented. */
        WorkspaceUpdate: {
            name?: components["schemas"]["WorkspaceName"];
            /**
             * @description What the workspace is for. Blank unless given.
             * @default
             */
            description?: string;
            auth_type?: components["schemas"]["AuthType"];
            grants?: components["schemas"]["Grants"];
        };
        /** @description The quotas to change; the others stay as they are. */
        QuotasUpdate: {
            quotas: components["schemas"]["QuotaChange"][];
        };
        /** @description A quota and its new value. */
        QuotaChange: {
            /** @description Id of the workspace, which the path names anyway. */
            workspace_id?: string;
            /** @description Id of the resource that the quota limits. */
            resource: string;
            /** @description The new limit, between the quota's own least and greatest value; -1 means no limit. */
            quota: number;
        };
        /** @description The workspace that the request was about. */
        WorkspaceReference: {
            /** @description 32 hexadecimal digits (a UUID without hyphens), or `0` for the default workspace. */
            workspace_id: string;
        };
        /** @description A workspace as the list shows it. */
        WorkspaceSummary: {
            /** @description 32 hexadecimal digits, or `0` for the default workspace, which the vendor's example writes as a number. */
            id: string | 0;
            /** @description Name of the workspace. */
            name: string;
            /** @description What the workspace is for. */
            description?: string;
            /** @description Name of the user who created it. */
            owner?: string;
            /** @description When it was created, in milliseconds since 1970 (UTC). */
            create_time?: number;
            /** @description When it was last changed, in milliseconds since 1970 (UTC). */
            update_time?: number;
            auth_type: components["schemas"]["AuthTypeShown"];
            /** @description The enterprise project it belongs to. */
            enterprise_project_id?: string;
            /** @description Name of that project. */
            enterprise_project_name?: string;
            /**
             * @description Whether it can be used, could not be created, is being deleted, or could not be deleted.
             * @enum {string}
             */
            status: "CREATE_FAILED" | "NORMAL" | "DELETING" | "DELETE_FAILED";
            /** @description More about the status, such as why a deletion failed. Mostly blank. */
            status_info?: string;
        };
        /** @description A workspace with the users who may use it. */
        Workspace: components["schemas"]["WorkspaceSummary"] & {
            /** @description Users who may use it; may be missing unless it is INTERNAL. */
            grants?: components["schemas"]["GrantShown"][];
        };
        /** @description A page of workspaces. */
        WorkspaceList: {
            /** @description How many workspaces there are to the query. */
            total_count: number;
            /** @description How many of them are in this answer. */
            count: number;
            workspaces: components["schemas"]["WorkspaceSummary"][];
        };
        /**
         * @description Who may use the workspace, in lower case.
         * @enum {string}
         */
        AuthTypeShown: "public" | "private" | "internal";
        /** @description A user who may use the workspace. */
        GrantShown: {
            /** @description Id of the user. */
            user_id?: string;
            /** @description IAM name of the user. */
            user_name?: string;
            /**
             * @description Kind of user. Shown with the details, not when the workspace is created.
             * @enum {string}
             */
            user_type?: "IAM" | "FEDERATE" | "AGENCY";
        };
        /** @description How much of a resource the workspace may use. */
        Quota: {
            /** @description Name in English. */
            name_en?: string;
            /** @description Name in Chinese. */
            name_cn?: string;
            /** @description Id of the resource that the quota limits. */
            resource: string;
            /** @description The limit; -1 means that there is none. */
            quota: number;
            /** @description Least value that the limit may be set to. */
            min_quota?: number;
            /** @description Greatest value that the limit may be set to. */
            max_quota?: number;
            /** @description Unit in English. */
            unit_en?: string;
            /** @description Unit in Chinese. */
            unit_cn?: string;
            /** @description When the limit was last changed, in milliseconds since 1970 (UTC). Until then, when the workspace was created. */
            update_time?: number;
        };
        /** @description A quota and how much of it is used. */
        QuotaUsage: components["schemas"]["Quota"] & {
            /** @description How much is used; null if there is no limit. */
            used_quota?: number | null;
        };
        /** @description The quotas that were changed, as they are now. */
        QuotasUpdated: {
            quotas: components["schemas"]["Quota"][];
        };
        /** @description All quotas of the workspace. */
        QuotaList: {
            quotas: components["schemas"]["QuotaUsage"][];
        };
        Error: {
            /** @description Name of the component that refused, and a number. Its meaning depends on the HTTP status too. */
            error_code: string;
            /** @description What went wrong, in words. */
            error_msg: string;
            /** @description The same, as the general page names it. */
            error_message?: string;
            /** @description Names the request when one asks the operator. */
            request_id?: string;
        } | {
            /** @description Name of the component that refused, and a number. Its meaning depends on the HTTP status too. */
            error_code: string;
            /** @description What went wrong, in words. */
            error_msg?: string;
            /** @description The same, as the general page names it. */
            error_message: string;
            /** @description Names the request when one asks the operator. */
            request_id?: string;
        };
        /** @description There is no workspace with that id. */
        WorkspaceMissing: components["schemas"]["Error"] & {
            /** @constant */
            error_code?: "ModelArts.7005";
        };
        /** @description Something about the request, the workspace or the account is not right. */
        RequestRefused: components["schemas"]["Error"] & {
            error_code?: unknown;
        };
        /**
         * @description Whether what the account's users may do is looked at strictly or loosely.
         * @enum {string}
         */
        AuthMode: "strict" | "loose";
        /** @description The mode to go over to. */
        AuthModeUpdate: {
            mode: components["schemas"]["AuthMode"];
        };
        /** @description The account's mode. */
        AuthModeShown: {
            /** @description Id of the account. */
            domain_id?: string;
            mode?: components["schemas"]["AuthMode"];
        };
        /** @description Users whom a workspace can be granted to. */
        GrantableUsers: {
            /** @description The users. */
            users?: {
                /** @description Name of the user. */
                userName?: string;
            }[];
        };
        /** @description Actions to ask about. */
        AuthorizationRequests: {
            /** @description The actions. */
            requests?: components["schemas"]["AuthorizationRequest"][];
        };
        /** @description One action to ask about. */
        AuthorizationRequest: {
            /** @description An id of the caller's own, to find the result by. */
            action_id?: string;
            /** @description Name of the action, as policies write it. */
            action?: string;
            /** @description What the action is about. */
            resource?: string;
            /** @description More about what the action is about. */
            service_attributes?: {
                [key: string]: string;
            };
        };
        /** @description What may be done. */
        AuthorizationResults: {
            /** @description One for each action. */
            results?: {
                /** @description The action that was asked about. */
                action?: string;
            }[];
        };
    };
    responses: {
        /** @description Bad request. The body is not as documented, or the workspace does not exist or cannot be changed. */
        InvalidUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestRefused"] | components["schemas"]["WorkspaceMissing"];
            };
        };
        /** @description Bad request. The body is not as documented, or the workspace does not exist or cannot be changed. */
        InvalidQuotas: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestRefused"] | components["schemas"]["WorkspaceMissing"];
            };
        };
        /** @description Bad request. The workspace does not exist, or not in a state for this. */
        InvalidWorkspace: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestRefused"] | components["schemas"]["WorkspaceMissing"];
            };
        };
        /** @description Bad request. The body is not as documented, or the account may have no further workspace. */
        InvalidCreation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestRefused"];
            };
        };
        /** @description Bad request. A query parameter is not as documented. */
        InvalidQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestRefused"];
            };
        };
        /** @description The gateway before the service has refused the credentials. Services that are asked without a gateway say it with codes of their own, `ModelArts.02xx`. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Forbidden. The caller is known and may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Internal server error. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Id of the project. */
        ProjectId: string;
        /** @description Id of the workspace; `0` is the default workspace. */
        WorkspaceId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListWorkspaces: {
        parameters: {
            query?: {
                /** @description How many records to skip. The page calls it the start page; clients go on by the number of records they have got, until an empty list comes. */
                offset?: number;
                /** @description How many records to return at most. */
                limit?: number;
                /** @description Field to sort by. */
                sort_by?: "name" | "update_time" | "status";
                /** @description Ascending or descending. */
                order?: "asc" | "desc";
                /** @description Only workspaces of this enterprise project. Without it, those of all. */
                enterprise_project_id?: string;
                /** @description Only workspaces whose name contains this. An empty value is as good as none. */
                name?: string;
                /** @description Whether to leave out workspaces that the caller may not use. */
                filter_accessible?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceList"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    CreateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceCreate"];
            };
        };
        responses: {
            /** @description The new workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidCreation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ShowWorkspaceInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidWorkspace"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    UpdateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceUpdate"];
            };
        };
        responses: {
            /** @description The workspace was modified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceReference"];
                };
            };
            400: components["responses"]["InvalidUpdate"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    DeleteWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is being deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceReference"];
                };
            };
            400: components["responses"]["InvalidWorkspace"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ListWorkspaceQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaList"];
                };
            };
            400: components["responses"]["InvalidWorkspace"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    UpdateWorkspaceQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotasUpdate"];
            };
        };
        responses: {
            /** @description The quotas that were changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotasUpdated"];
                };
            };
            400: components["responses"]["InvalidQuotas"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ShowAuthmodeDetail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mode. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthModeShown"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    UpdateAuthMode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthModeUpdate"];
            };
        };
        responses: {
            /** @description The mode from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthModeShown"];
                };
            };
            /** @description The body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestRefused"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    ListUsers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantableUsers"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    ValidateAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the workspace; `0` is the default workspace. */
                workspace_id: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationRequests"];
            };
        };
        responses: {
            /** @description What may be done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationResults"];
                };
            };
            /** @description The body is not as documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestRefused"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
}
