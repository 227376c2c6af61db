// Granting and revoking a delegation, at each size of window.

import Testing

@Suite struct PicturesDelegationsB {
    @Test func `granting`() {
        Scene.grant.expect(
            16, 60,
            looks: """
                @@grant60
                """)
        Scene.grant.expect(
            24, 80,
            looks: """
                @@grant80
                """)
        Scene.grant.expect(
            30, 100,
            looks: """
                @@grant100
                """)
        Scene.grant.expect(
            43, 132,
            looks: """
                @@grant132
                """)
        Scene.grant.expect(
            50, 200,
            looks: """
                @@grant200
                """)
    }

    @Test func `revoking`() {
        Scene.revoke.expect(
            16, 60,
            looks: """
                @@revoke60
                """)
        Scene.revoke.expect(
            24, 80,
            looks: """
                @@revoke80
                """)
        Scene.revoke.expect(
            30, 100,
            looks: """
                @@revoke100
                """)
        Scene.revoke.expect(
            43, 132,
            looks: """
                @@revoke132
                """)
        Scene.revoke.expect(
            50, 200,
            looks: """
                @@revoke200
                """)
    }
}
