// Who acts for a clinician, at each size of window.

import Testing

@Suite struct PicturesDelegationsA {
    @Test func `delegations`() {
        Scene.delegations.expect(
            16, 60,
            looks: """
                @@delegations60
                """)
        Scene.delegations.expect(
            24, 80,
            looks: """
                @@delegations80
                """)
        Scene.delegations.expect(
            30, 100,
            looks: """
                @@delegations100
                """)
        Scene.delegations.expect(
            43, 132,
            looks: """
                @@delegations132
                """)
        Scene.delegations.expect(
            50, 200,
            looks: """
                @@delegations200
                """)
    }

    @Test func `no delegations`() {
        Scene.noDelegations.expect(
            16, 60,
            looks: """
                @@noDelegations60
                """)
        Scene.noDelegations.expect(
            24, 80,
            looks: """
                @@noDelegations80
                """)
        Scene.noDelegations.expect(
            30, 100,
            looks: """
                @@noDelegations100
                """)
        Scene.noDelegations.expect(
            43, 132,
            looks: """
                @@noDelegations132
                """)
        Scene.noDelegations.expect(
            50, 200,
            looks: """
                @@noDelegations200
                """)
    }
}
